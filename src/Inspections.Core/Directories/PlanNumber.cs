using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The number of a random-inspection plan (抽查计划编号), 14 digits: administrative-division code (GB/T 2260), year, <c>1</c>, and a
/// number of three digits within the year.
/// </summary>
public readonly partial record struct PlanNumber
{
    /// <summary>The last number of a year.</summary>
    public const int Last = 999;

    private readonly string? _value;

    private PlanNumber(string value) => _value = value;

    /// <summary>The plan of a year with a number of its own.</summary>
    /// <param name="authority">Whose administrative-division code leads.</param>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="number">From 1 to <see cref="Last"/>.</param>
    /// <exception cref="ProtocolFormatException">Year or number are out of range.</exception>
    public static PlanNumber Of(Authority authority, int year, int number) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{authority.Division}{year:0000}1{number:000}"));

    /// <summary>Reads a number.</summary>
    /// <exception cref="ProtocolFormatException">The text is none.</exception>
    public static PlanNumber Parse(string text) =>
        Form().IsMatch(text)
            ? new PlanNumber(text)
            : throw new ProtocolFormatException($"not a plan number of 14 digits like 35010020261001: '{text}'");

    /// <summary>The 14 digits.</summary>
    public override string ToString() => _value ?? throw new InvalidOperationException("a PlanNumber that was never set");

    [GeneratedRegex(@"\A[0-9]{6}(?!0000)[0-9]{4}1(?!000)[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
