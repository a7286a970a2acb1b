using System.Text;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>ASCII codes for names in any script: the same name has the same code on every machine and in every year.</summary>
public static class StableCode
{
    private const int HashBytes = 4;

    /// <summary><paramref name="prefix"/>, a hyphen and eight hexadecimal digits of the name's SHA-256 in UTF-8.</summary>
    public static string Of(string prefix, string name) =>
        $"{prefix}-{Hex.Encode(HashSuite.Hash(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes))}";
}
