using System.Text;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Files.Lists;

/// <summary>ASCII codes for names in any script: the same name has the same code on every machine and in every year.</summary>
internal static class StableCode
{
    private const int Digits = 8;

    /// <summary><paramref name="prefix"/>, a hyphen and eight hexadecimal digits of the name's SHA-256 in UTF-8.</summary>
    public static string Of(string prefix, string name) => $"{prefix}-{Digest.Of(Encoding.UTF8.GetBytes(name)).ToString()[..Digits]}";
}
