#!/bin/sh
# Take the scripts by others out of node_modules, and write down their hashes. Run by `npm run vendor`.
set -eu
cd "$(dirname "$0")"
tests=../../../../../tests/vendor
mkdir -p "$tests"
cp ../node_modules/oxigraph/web.js oxigraph.js
gzip -9 -n -c ../node_modules/oxigraph/web_bg.wasm > oxigraph.wasm.gz
cp ../node_modules/axe-core/axe.min.js ../node_modules/axe-core/LICENSE "$tests"
vis=$(python3 -c 'import pyvis, pathlib; print(pathlib.Path(pyvis.__file__).parent)')/templates/lib/vis-9.1.2/vis-network.min.js
{
  sha256sum oxigraph.js oxigraph.wasm.gz
  gunzip -c oxigraph.wasm.gz | sha256sum | sed 's/-$/oxigraph.wasm/'
  sha256sum < "$vis" | sed 's/-$/vis-network.min.js/'
} > SHA256SUMS
(cd "$tests" && sha256sum axe.min.js > SHA256SUMS)
