using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The inspecting body: administrative-division code (GB/T 2260) and short name, <c>350100/housing</c>; also the
/// ledger's origin (protocol sections 1 and 3).
/// </summary>
public readonly partial record struct Authority
{
    private readonly string? _value;

    private Authority(string value) => _value = value;

    /// <summary>The six-digit administrative-division code.</summary>
    public string Division => ToString()[..6];

    /// <summary>Reads an authority.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static Authority Parse(string text) =>
        Form().IsMatch(text)
            ? new Authority(text)
            : throw new ProtocolFormatException($"not an authority like 350100/housing: '{text}'");

    /// <summary>The text.</summary>
    public override string ToString() => _value ?? throw new InvalidOperationException("an Authority that was never set");

    [GeneratedRegex(@"\A[0-9]{6}/[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
