using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Core.Refusals;

namespace Inspections.Core.Drawing;

/// <summary>A public lottery whose numbers a draw may use: how many balls of how many (protocol section 4).</summary>
public sealed record Lottery
{
    private Lottery(string kind, int front, int frontHighest, int back, int backHighest) =>
        (Kind, Front, FrontHighest, Back, BackHighest) = (kind, front, frontHighest, back, backHighest);

    /// <summary><c>ssq</c> or <c>dlt</c>.</summary>
    public string Kind { get; }

    /// <summary>Balls of the front area, ascending.</summary>
    public int Front { get; }

    /// <summary>The front area's highest number.</summary>
    public int FrontHighest { get; }

    /// <summary>Balls of the back area, ascending.</summary>
    public int Back { get; }

    /// <summary>The back area's highest number.</summary>
    public int BackHighest { get; }

    /// <summary>双色球: six of 33, one of 16.</summary>
    public static Lottery DoubleColourBall { get; } = new("ssq", 6, 33, 1, 16);

    /// <summary>大乐透: five of 35, two of 12.</summary>
    public static Lottery SuperLotto { get; } = new("dlt", 5, 35, 2, 12);

    /// <summary>The lottery of a source kind.</summary>
    /// <exception cref="ProtocolFormatException">There is none of this kind.</exception>
    public static Lottery OfKind(string kind) => kind switch
    {
        "ssq" => DoubleColourBall,
        "dlt" => SuperLotto,
        _ => throw new ProtocolFormatException($"source: unknown lottery '{kind}'"),
    };

    /// <summary>Null when <paramref name="value"/> is a result of this lottery as it is hashed, else what was expected.</summary>
    internal Text? Refuse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string[] areas = value.Split('|');
        return areas.Length == 2 && IsArea(areas[0], Front, FrontHighest) && IsArea(areas[1], Back, BackHighest)
            ? null
            : new Text(
                FormattableString.Invariant($"应为前区 {Front} 个（01–{FrontHighest:D2} 升序，空格分隔）、“|”、后区 {Back} 个（01–{BackHighest:D2} 升序），如 {Example}"),
                FormattableString.Invariant($"expected {Front} of 01–{FrontHighest:D2} ascending, '|', {Back} of 01–{BackHighest:D2} ascending"));
    }

    private string Example => $"{string.Join(' ', Enumerable.Range(1, Front).Select(n => $"{n:D2}"))}|{string.Join(' ', Enumerable.Range(1, Back).Select(n => $"{n:D2}"))}";

    private static bool IsArea(string text, int count, int highest)
    {
        string[] balls = text.Split(' ');
        int[] numbers = [.. balls.Select(b => b.Length == 2 && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0)];
        return numbers.Length == count && numbers[0] >= 1 && numbers[^1] <= highest
            && numbers.Zip(numbers.Skip(1)).All(p => p.First < p.Second);
    }
}
