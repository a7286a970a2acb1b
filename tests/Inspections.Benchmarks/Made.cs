using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks;

/// <summary>Made-up lists of any size, the same every time.</summary>
internal static class Made
{
    public static readonly SectorCode Sector = SectorCode.Parse("property");

    public static readonly DrawKey Key = DrawKey.Of(Digest.Of("commitment"u8), [new SourceValue(Label.Parse("own:bureau"), new string('7', 64))]);

    public static Identifier[] Firms(int count) => [.. Enumerable.Range(0, count).Select(n => Identifier.Parse(FormattableString.Invariant($"91350100M{n:D9}")))];

    public static FrameLeaf[] Frame(int count) => [.. Firms(count).Select(f => new FrameLeaf(f, Label.Parse("all")))];

    public static RosterLeaf[] Roster(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new RosterLeaf(Identifier.Parse(FormattableString.Invariant($"S{n:D4}")), Label.Parse(FormattableString.Invariant($"dept:{n % 5}")), [Sector]))];

    public static readonly TeamRule Pairs = new(2, 1);

    /// <summary>Inspectors of five departments; every firm has one who must stay away.</summary>
    public static Eligibility Eligibility(int firms, int inspectors)
    {
        RosterLeaf[] roster = Roster(inspectors);
        return new Eligibility(Sector, Pairs, roster, Firms(firms).Select((f, n) => (f, n)).ToDictionary(
            p => p.f, p => (IReadOnlyList<Identifier>)[roster[p.n % inspectors].Id]));
    }

    /// <summary>A commitment that takes so many of the one stratum; of a made-up list nobody committed to.</summary>
    public static Commitment Commitment(int take) => new()
    {
        Draw = DrawId.Parse("property-2026-r1"),
        Rounds = 3,
        Authority = Authority.Parse("350100/housing"),
        Policy = default,
        Ledger = default,
        Frame = default,
        Roster = default,
        Floor = new Ratio(5, 100),
        Largest = 0,
        Gone = 0,
        Quotas = [new Quota(Label.Parse("all"), new Ratio(5, 100), take)],
        Team = Pairs,
        Sources = [],
        DrawAt = new DateTimeOffset(2026, 3, 5, 9, 0, 0, BeijingTime.Offset),
    };

    public static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
