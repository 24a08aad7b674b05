# minsheng: Tab completion for fish.
function __minsheng_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l answer (env _MINSHENG_COMPLETE=fish _MINSHENG_WORDS=(string join \x1f -- $words) \
        $program 2>/dev/null)
    if test "$answer[1]" = files
        __fish_complete_path (commandline -ct)
    else
        string join \n -- $answer[2..-1]
    end
end
complete -c minsheng -f -k -a '(__minsheng_complete)'
