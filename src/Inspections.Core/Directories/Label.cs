using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>The name of a stratum, department, staff member or source: 1 to 64 of <c>0-9A-Za-z._:/-</c> (protocol section 1).</summary>
public readonly partial record struct Label
{
    private readonly string? _value;

    private Label(string value) => _value = value;

    /// <summary>Reads a label.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static Label Parse(string text) =>
        Form().IsMatch(text) ? new Label(text) : throw new ProtocolFormatException($"not a name: '{text}'");

    /// <summary>True when <paramref name="text"/> is a label.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>The text.</summary>
    public override string ToString() => _value ?? throw new InvalidOperationException("a Label that was never set");

    [GeneratedRegex(@"\A[0-9A-Za-z._:/-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
