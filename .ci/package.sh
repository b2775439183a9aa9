# The same commit gives the same package, byte for byte, in another folder too. Both are packed from clones, so that
# what `dotnet test` built here is left alone.
step 'dotnet pack, twice, in two folders'
commit=$(git -c safe.directory="$PWD" rev-parse HEAD)
packages=()
for folder in "$scratch/first" "$scratch/a second, longer path"; do
  git -c safe.directory="$PWD" clone --quiet --no-hardlinks . "$folder" && git -C "$folder" checkout --quiet "$commit"
  (cd "$folder" && limited 10m dotnet pack -v quiet) < /dev/null || fault "dotnet pack failed in '$folder'"
  packages+=("$folder"/out/*.nupkg)
done
if cmp "${packages[@]}"; then
  echo "identical: $(basename "${packages[0]}"), $(stat -c %s "${packages[0]}" 2> /dev/null || wc -c < "${packages[0]}") bytes"
else
  fault 'the package differs when it is built in another folder'
fi
