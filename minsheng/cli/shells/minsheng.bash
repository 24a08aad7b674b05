# minsheng: Tab completion for bash (4.4 or newer).
_minsheng() {
    local line kind='' program=${1/#\~/$HOME}
    type -P -- "$program" > /dev/null || program=minsheng # called by an alias
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <(
        _MINSHENG_COMPLETE=bash _MINSHENG_LINE=${COMP_LINE:0:COMP_POINT} _MINSHENG_PART=$2 \
            _MINSHENG_TYPE=$COMP_TYPE _MINSHENG_COLUMNS=$COLUMNS "$program" 2> /dev/null
    )
    if [[ $kind == files ]]; then
        compopt -o default 2> /dev/null
    elif [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -o nosort -F _minsheng minsheng 2> /dev/null || complete -F _minsheng minsheng
