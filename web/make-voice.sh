#!/usr/bin/env bash
# Makes the placeholder voice clips of web/ui/voice from words.json: needs espeak-ng, sox, lame and node. Not part of the build: the clips
# are kept in the repository, so that a recorded person can take their place under the same names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/ui/voice"
for language in id en; do
  node -e 'for (const [cue, words] of Object.entries(require("./words.json")[process.argv[1]])) console.log(cue + "\t" + words)' "$language" |
  while IFS=$'\t' read -r cue words; do
    raw=$(mktemp --suffix .wav) even=$(mktemp --suffix .wav)
    espeak-ng -v "$language" -s 140 -w "$raw" "$words" </dev/null
    # Silence at both ends cut, loudness evened out.
    sox "$raw" "$even" silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse pad 0.02 0.05 gain -n -3 </dev/null
    lame --quiet -m m -b 32 --resample 22.05 "$even" "$language/$cue.mp3" </dev/null
    rm -f "$raw" "$even"
  done
done
