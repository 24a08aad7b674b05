# minsheng: Tab completion for zsh.
_minsheng() {
    local line kind=''
    local -a before words_found shown open_found open_shown
    before=("${(@Q)words[1,CURRENT-1]}" "$QIPREFIX$PREFIX")
    while IFS= read -r line; do
        if [[ -z $kind ]]; then
            kind=$line
        elif [[ ${line%%$'\t'*} == *= ]]; then # goes on: no blank behind it
            open_found+=("${line%%$'\t'*}")
            open_shown+=("${line#*$'\t'}")
        else
            words_found+=("${line%%$'\t'*}")
            shown+=("${line#*$'\t'}")
        fi
    done < <(
        _MINSHENG_COMPLETE=zsh _MINSHENG_WORDS=${(pj:\x1f:)before} _MINSHENG_COLUMNS=$COLUMNS \
            command "${before[1]/#\~/$HOME}" 2> /dev/null
    )
    if [[ $kind == files ]]; then
        _files
        return
    fi
    # -U: the program has chosen, also by what stands in the middle of a name.
    compadd -U -V minsheng -l -d shown -a words_found
    compadd -U -V minsheng -S '' -l -d open_shown -a open_found
    local found=("${words_found[@]}" "${open_found[@]}")
    [[ ${#found} -gt 1 && -n ${found:#${(b)${(Q)PREFIX}}*} ]] && compstate[insert]=menu
    return 0
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }
compdef _minsheng minsheng
