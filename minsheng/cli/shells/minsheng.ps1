# minsheng: Tab completion for PowerShell (5.1, 7). Only ASCII here: 5.1 reads files in ANSI.
Register-ArgumentCompleter -Native -CommandName minsheng, minsheng.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($null -ne $_.Value) { $_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:_MINSHENG_COMPLETE = 'powershell'
        $env:_MINSHENG_WORDS = ($words + $wordToComplete) -join [char]31
        $answer = @(& $words[0] 2> $null)
    } finally {
        [Console]::OutputEncoding = $encoding
        $env:_MINSHENG_COMPLETE = $null
        $env:_MINSHENG_WORDS = $null
    }
    # Without a proposal PowerShell goes on to file names.
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $word, $shown, $meaning = $_ -split "`t"
        $list = if ($meaning -eq $shown) { $shown } else { "$shown  $meaning" }
        [System.Management.Automation.CompletionResult]::new($word, $list, 'ParameterValue', $meaning)
    }
}
