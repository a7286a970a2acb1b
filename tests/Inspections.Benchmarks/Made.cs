using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;

namespace Inspections.Benchmarks;

/// <summary>Made-up lists of any size, the same every time.</summary>
internal static class Made
{
    public static readonly SectorCode Sector = SectorCode.Parse("property");

    public static readonly DrawKey Key = DrawKey.Of(Digest.Of("commitment"u8), [new SourceValue(Label.Parse("own:bureau"), new string('7', 64))]);

    public static Identifier[] Firms(int count) => [.. Enumerable.Range(0, count).Select(n => Identifier.Parse(FormattableString.Invariant($"91350100M{n:D9}")))];

    public static FrameLeaf[] Frame(int count) => [.. Firms(count).Select(f => new FrameLeaf(f, Label.Parse("all")))];

    public static RosterLeaf[] Roster(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new RosterLeaf(Identifier.Parse(FormattableString.Invariant($"S{n:D3}")), Label.Parse(FormattableString.Invariant($"dept:{n % 5}")), [Sector]))];
}
