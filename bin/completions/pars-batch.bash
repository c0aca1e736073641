# Completion for bash, from 3.2 on. For good, in ~/.bashrc: eval "$(pars-batch completion bash)"

_pars_batch() {
  COMPREPLY=()
  local tab=$'\t' line=${COMP_LINE:0:COMP_POINT}
  # bash replaces the end of the word only: what comes after a quote, = or :. All before that is kept.
  local kept=${line%"$2"} settled='' opened=''
  # The line is taken apart here, since bash cuts words at = and : and leaves quotes on. It is never evaluated.
  local -a words=() replies=()
  local word='' is_begun='' quote='' redirects='' character index
  for ((index = 0; index < ${#line}; index++)); do
    if ((index == ${#kept})); then settled=${#word} opened=$quote; fi
    character=${line:index:1}
    if [[ $character == "$quote" ]]; then
      quote=''
    elif [[ $character == \\ && $quote != \' ]]; then
      index=$((index + 1))
      # Between double quotes most characters need no backslash, which then stands for itself.
      if [[ $quote == \" && ${line:index:1} != [\"\\\$\`] ]]; then word+=\\; fi
      word+=${line:index:1} is_begun=1
    elif [[ -n $quote ]]; then
      word+=$character
    elif [[ $character == [\'\"] ]]; then
      quote=$character is_begun=1
    elif [[ $character == [[:space:]\<\>] ]]; then
      # A number or & at a redirection belongs to it, as in 2>, and the word after it is no word of the program's.
      if [[ $character == [\<\>] && $word != *[!0-9\&]* ]]; then is_begun=''; fi
      if [[ -n $is_begun && -z $redirects ]]; then words+=("$word"); fi
      if [[ -n $is_begun ]]; then redirects=''; fi
      if [[ $character == [\<\>] ]]; then redirects=1; fi
      word='' is_begun=''
    else
      word+=$character is_begun=1
    fi
  done
  if [[ -z $settled ]]; then settled=${#word} opened=$quote; fi

  local reply value description
  if [[ -n $redirects ]]; then
    replies=("files$tab")
  else
    while IFS= read -r reply; do
      replies+=("$reply")
    done < <(command pars-batch complete -- "${words[@]:1}" "$word" 2>/dev/null)
  fi
  local count=$((${#replies[@]} - 1))
  if ((count < 0)); then return 0; fi
  local names=${replies[count]%%"$tab"*} before=${replies[count]#*"$tab"}

  if [[ $names != none ]]; then
    # Some versions of bash evaluate what stands before a slash.
    if [[ $word == *[\`]* || $word == *'$('* ]]; then return 0; fi
    # A bash without compopt completes names of files on its own, as it is told below.
    type compopt >/dev/null 2>&1 || return 0
    compopt -o filenames 2>/dev/null || :
    local action=-f
    if [[ $names == folders ]]; then action=-d; fi
    while IFS= read -r reply; do
      reply=$before$reply
      COMPREPLY+=("${reply:settled}")
    done < <(compgen "$action" -- "${word:${#before}}")
    return 0
  fi

  local longest=0 escaped_quote="'\\''"
  for ((index = 0; index < count; index++)); do
    value=${replies[index]%%"$tab"*}
    if [[ $value == *= ]]; then compopt -o nospace 2>/dev/null || :; fi
    value=${value:settled}
    if [[ $opened == \' ]]; then
      value=${value//\'/$escaped_quote}
    elif [[ $opened == \" ]]; then
      value=${value//\\/\\\\}
      value=${value//\"/\\\"}
      value=${value//\$/\\\$}
      value=${value//\`/\\\`}
    elif [[ $value == *[!A-Za-z0-9_./,:=@%+-]* ]]; then
      printf -v value %q "$value"
    fi
    COMPREPLY+=("$value")
    if ((${#value} > longest)); then longest=${#value}; fi
  done
  compopt -o nosort 2>/dev/null || :
  # Asked for a list (63: ?), bash inserts nothing, so that what each of them is can stand beside it.
  if [[ ${COMP_TYPE:-} != 63 ]] || ((count < 2)); then return 0; fi
  local padding
  printf -v padding "%${longest}s" ''
  for ((index = 0; index < count; index++)); do
    description=${replies[index]#*"$tab"}
    if [[ -z $description ]]; then continue; fi
    value=${COMPREPLY[index]}
    value="$value${padding:${#value}}  ($description)"
    COMPREPLY[index]=${value:0:${COLUMNS:-80}-1}
  done
}

if type compopt >/dev/null 2>&1; then
  complete -F _pars_batch pars-batch
else
  complete -o default -F _pars_batch pars-batch
fi
