using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public sealed class ReasonWordsTests
{
    [Fact]
    public void Every_word_of_the_trade_is_read_and_every_reason_has_one()
    {
        Assert.Equal(Enum.GetValues<VoidReason>(), ReasonWords.OfVoid.Select(ReasonWords.ReadVoid).Distinct().Order());
        Assert.Equal(Enum.GetValues<SubstitutionReason>(), ReasonWords.OfSubstitution.Select(ReasonWords.ReadSubstitution).Distinct().Order());
    }

    [Fact]
    public void The_protocols_own_words_are_read_too_and_others_are_refused()
    {
        Assert.Equal(VoidReason.ForceMajeure, ReasonWords.ReadVoid(" force-majeure "));
        Assert.Equal(SubstitutionReason.Absent, ReasonWords.ReadSubstitution("absent"));
        Assert.Throws<ProtocolFormatException>(() => ReasonWords.ReadVoid("领导要求"));
        Assert.Throws<ProtocolFormatException>(() => ReasonWords.ReadSubstitution("方便"));
    }
}
