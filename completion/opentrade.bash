# bash completion of opentrade; load it with: source completion/opentrade.bash
# The daemon answers, so that series, runs and settings are those of this moment.

_opentrade() {
  local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} program=${1/#\~\//$HOME/}
  # readline breaks words at : = and @, the daemon does not: it completes the word between spaces
  local word=${line##*[[:space:]]} before value description
  current=${current:0:${#word}}
  before=${word%"$current"}
  COMPREPLY=()
  # never compgen -W: it would run a $(…) inside a name
  while IFS=$'\t' read -r value description; do
    if [[ $value == "$word"* ]]; then
      COMPREPLY+=("$(printf '%q' "${value#"$before"}")")
    fi
  done < <("$program" complete "${#line}" "$line" 2>/dev/null </dev/null)
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}

complete -o default -F _opentrade opentrade
