using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Witnessing;

public sealed class WitnessHeadNoteTests
{
    private static readonly string Root = new('a', 64);

    [Fact]
    public void A_note_on_a_head_has_one_spelling()
    {
        var note = new WitnessHeadNote(new TreeHead(Digest.Parse(Root), 7), Some.Start);
        Assert.Equal($"inspections-witness/1 head\n7 {Root}\n2026-01-05T09:00:00+08:00\n", note.ToText());
        Assert.Equal(note, WitnessHeadNote.Parse(note.ToText()));
    }

    [Theory]
    [InlineData("inspections-witness/1 head\n07 {0}\n2026-01-05T09:00:00+08:00\n")]
    [InlineData("inspections-witness/1 head\n+7 {0}\n2026-01-05T09:00:00+08:00\n")]
    [InlineData("inspections-witness/1 head\n9007199254740992 {0}\n2026-01-05T09:00:00+08:00\n")]
    [InlineData("inspections-witness/1 head\n7  {0}\n2026-01-05T09:00:00+08:00\n")]
    [InlineData("inspections-witness/1 head\n7 {0}\n2026-01-05T01:00:00Z\n")]
    [InlineData("inspections-witness/1 head\n7 {0}\n2026-01-05T09:00:00+08:00\n\n")]
    [InlineData("inspections-witness/1 head\n7 {0}\n2026-01-05T09:00:00+08:00")]
    [InlineData("inspections-witness/1 commitment\n7 {0}\n2026-01-05T09:00:00+08:00\n")]
    public void No_other_is_read(string text) =>
        Assert.Throws<ProtocolFormatException>(() => WitnessHeadNote.Parse(text.Replace("{0}", Root, StringComparison.Ordinal)));
}
