"""The texts of a release: what it is made of (SBOM), under which terms (notices), and what is new (changelog).

    release_texts.py sbom MADE TARGET DEPS...           the SBOM of the tool, with the platforms' .NET, without moments
    release_texts.py notices SBOM OWN TARGET            the terms of every component, from the packages themselves
    release_texts.py changelog CHANGELOG VERSION TARGET the version's section
"""
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

PACKAGES = os.environ.get("NUGET_PACKAGES") or os.path.expanduser("~/.nuget/packages")

# Compiled in, or used to compile, and not in what is released.
TOOLS = {"Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.AspNetCore.App.Internal.Assets"}

# Packages that bring their terms as a file name it so, in whatever case.
TERMS = re.compile(r"^(licen[cs]e|copying|third[-_ ]?party[-_ ]?notices|notice)([-_.].*)?$", re.IGNORECASE)


def runtime_packs(deps_files):
    """The parts of .NET that a self-contained build has in it, by the files that list them."""
    found = set()
    for file in deps_files:
        with open(file, encoding="utf-8") as text:
            for library in json.load(text)["libraries"]:
                name, version = library.split("/")
                if name.startswith("runtimepack."):
                    found.add((name.removeprefix("runtimepack."), version))
    return sorted(found)


def sbom(made, target, *deps_files):
    with open(made, encoding="utf-8-sig") as text:
        bom = json.load(text)
    bom.get("metadata", {}).pop("timestamp", None)
    bom.pop("serialNumber", None)
    components = [c for c in bom["components"] if c["name"] not in TOOLS]
    gone = {c["bom-ref"] for c in bom["components"]} - {c["bom-ref"] for c in components}
    for name, version in runtime_packs(deps_files):
        purl = f"pkg:nuget/{name}@{version}"
        components.append({
            "type": "framework", "bom-ref": purl, "name": name, "version": version, "purl": purl, "scope": "required",
            "supplier": {"name": "Microsoft"}, "licenses": [{"license": {"id": "MIT"}}],
        })
    bom["components"] = sorted(components, key=lambda c: (c["name"].lower(), c["version"]))
    bom["dependencies"] = [
        {**d, "dependsOn": [r for r in d.get("dependsOn", []) if r not in gone]} for d in bom.get("dependencies", []) if d["ref"] not in gone
    ]
    write(target, json.dumps(bom, ensure_ascii=False, indent=2) + "\n")


def notices(sbom_file, own, target):
    with open(sbom_file, encoding="utf-8") as text:
        components = json.load(text)["components"]
    parts, texts, missing = [], {}, []
    for component in components:
        name, version = component["name"], component["version"]
        folder = os.path.join(PACKAGES, name.lower(), version.lower())
        about = nuspec(folder)
        terms = terms_of(component)
        lines = [f"{name} {version}", f"  {terms}"] + [f"  {about[k]}" for k in ("copyright", "authors", "projectUrl") if about.get(k)]
        files = [f for f in sorted(glob.glob(os.path.join(folder, "**"), recursive=True)) if os.path.isfile(f) and TERMS.match(os.path.basename(f))]
        for file in files:
            with open(file, encoding="utf-8-sig", errors="replace") as content:
                said = content.read().replace("\r\n", "\n").strip()
            number = texts.setdefault(said, len(texts) + 1)
            lines.append(f"  its {os.path.basename(file)}: text {number}")
        if not files:
            for term in re.split(r"\s+(?:OR|AND)\s+|, ", terms):
                standard = STANDARD.get(term)
                if standard is None:
                    missing.append(f"{name} {version}: {term or 'no terms'}")
                else:
                    lines.append(f"  terms: text {texts.setdefault(standard.strip(), len(texts) + 1)}")
        parts.append("\n".join(lines))
    if missing:
        sys.exit("the terms of these are not known:\n" + "\n".join(missing))
    with open(own, encoding="utf-8") as content:
        mine = content.read().strip()
    rule = "\n\n" + "-" * 80 + "\n"
    write(target, "What this program is made of, and under which terms. The texts follow the list.\n\n" + "\n\n".join(parts) + rule
          + mine + "".join(f"{rule}text {number}\n\n{said}" for said, number in texts.items()) + "\n")


def terms_of(component):
    said = [l.get("expression") or l.get("license", {}).get("id") or l.get("license", {}).get("name", "") for l in component.get("licenses", [])]
    return ", ".join(dict.fromkeys(said))


def nuspec(folder):
    for file in glob.glob(os.path.join(folder, "*.nuspec")):
        metadata = next(e for e in ElementTree.parse(file).getroot() if e.tag.endswith("metadata"))
        return {e.tag.split("}")[-1]: " ".join((e.text or "").split()) for e in metadata}
    return {}


def changelog(file, version, target):
    with open(file, encoding="utf-8") as text:
        sections = re.split(r"(?m)^(?=## )", text.read())
    mine = [s for s in sections if re.match(rf"## {re.escape(version)}(?![\w.])", s)]
    if len(mine) != 1:
        sys.exit(f"{file} has {len(mine)} sections '## {version}': the changelog of the version must be one")
    write(target, mine[0].rstrip() + "\n")


def write(target, text):
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


MIT = """
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

BSD = """
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
   documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this
   software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED
TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""

POSTGRESQL = """
Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and without a written
agreement is hereby granted, provided that the above copyright notice and this paragraph and the following two paragraphs appear in all copies.

IN NO EVENT SHALL THE COPYRIGHT HOLDER BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL DAMAGES, INCLUDING
LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF THE COPYRIGHT HOLDER HAS BEEN ADVISED OF THE POSSIBILITY
OF SUCH DAMAGE.

THE COPYRIGHT HOLDER SPECIFICALLY DISCLAIMS ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS
FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS" BASIS, AND THE COPYRIGHT HOLDER HAS NO OBLIGATIONS TO PROVIDE
MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS.
"""

# The Apache License is the program's own, in the file LICENSE beside these notices.
STANDARD = {"MIT": MIT, "BSD-3-Clause": BSD, "PostgreSQL": POSTGRESQL, "Apache-2.0": "The Apache License, version 2.0: the file LICENSE of this release.", "MS-PL": "Offered under MS-PL or Apache-2.0; taken under Apache-2.0."}

if __name__ == "__main__":
    {"sbom": sbom, "notices": notices, "changelog": changelog}[sys.argv[1]](*sys.argv[2:])
