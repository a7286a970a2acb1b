using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>Sources of every kind, and the values that come of them.</summary>
internal static class PublicValues
{
    private const long Genesis = 1692803367;

    public static Source Dice => new DiceSource(Label.Parse("dice"), 20);

    /// <summary>The issue of the evening after a moment, numbered by the day of its year.</summary>
    public static Source Ssq(DateTimeOffset after) => Issue(Lottery.DoubleColourBall, Evening(after, 15));

    /// <inheritdoc cref="Ssq(DateTimeOffset)"/>
    public static Source Dlt(DateTimeOffset after) => Issue(Lottery.SuperLotto, Evening(after, 25));

    /// <summary>An issue under the number of its day, or under another.</summary>
    public static Source Issue(Lottery lottery, DateTimeOffset at, int? number = null) => new LotterySource(
        Label.Parse(FormattableString.Invariant($"{lottery.Kind}:{at.Year:D4}{number ?? at.DayOfYear:D3}")), lottery, at);

    /// <summary>The first pulse at or after a moment.</summary>
    public static Source Drand(DateTimeOffset at) =>
        new DrandSource(Label.Parse(FormattableString.Invariant($"drand:quicknet/{((at.ToUnixTimeSeconds() - Genesis + 2) / 3) + 1}")));

    private static DateTimeOffset Evening(DateTimeOffset after, int minute)
    {
        DateTimeOffset local = BeijingTime.Of(after);
        var evening = new DateTimeOffset(local.Year, local.Month, local.Day, 21, minute, 0, BeijingTime.Offset);
        return evening >= local ? evening : evening.AddDays(1);
    }

    /// <summary>The value entry of a source that nobody can choose.</summary>
    public static ValueBody Of(DrawId draw, Source source, int variant = 0)
    {
        byte[] seed = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{draw} {source.Name} {variant}"));
        byte[] signature = [.. Digest.Of(seed).ToArray(), .. Digest.Of([.. seed, 1]).ToArray()[..16]];
        return source switch
        {
            DiceSource dice => new ValueBody(draw, source.Name, string.Concat(Digest.Of(seed).ToArray().Take(dice.Digits).Select(b => b % 10))),
            LotterySource { Kind: "ssq" } => new ValueBody(draw, source.Name, variant == 0 ? "03 09 14 21 26 31|07" : "03 09 14 21 26 31|08"),
            LotterySource => new ValueBody(draw, source.Name, variant == 0 ? "02 11 17 29 35|01 12" : "02 11 17 29 34|01 12"),
            _ => new ValueBody(draw, source.Name, Digest.Of(signature).ToString(), Hex.Encode(signature)),
        };
    }
}
