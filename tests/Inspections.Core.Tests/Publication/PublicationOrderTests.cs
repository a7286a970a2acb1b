using Xunit;

namespace Inspections.Core.Tests.Publication;

public sealed class PublicationOrderTests
{
    [Theory]
    [InlineData(PublicLayout.Checkpoint, "index.html")]
    [InlineData(PublicLayout.Entries, PublicLayout.Checkpoint)]
    [InlineData("ledger/checkpoints/12", PublicLayout.Checkpoint)]
    [InlineData("draws/x/frame.jsonl", PublicLayout.Entries)]
    [InlineData("feed/credit/1-100.json", "feed/credit/current.json")]
    [InlineData(PublicLayout.Checkpoint, "feed/credit/current.json")]
    [InlineData("verify.js", "draws/x/index.html")]
    [InlineData("policy/0a.json", PublicLayout.Keys)]
    public void Stages_follow_what_relies_on_what(string earlier, string later) => Assert.True(PublicationOrder.Of(earlier) < PublicationOrder.Of(later));

    [Fact]
    public void Every_stage_has_a_file() => Assert.Equal(
        Enum.GetValues<PublicationStage>(),
        new[] { "policy/0a.json", PublicLayout.Keys, PublicLayout.Entries, PublicLayout.CheckpointAt(3), PublicLayout.Checkpoint, "feed/credit/1-100.json", "feed/credit/current.json", "site.css", "index.html" }
            .Select(PublicationOrder.Of));
}

public sealed class PublicationStageTests
{
    [Fact]
    public void A_stage_that_was_never_set_is_none() => Assert.False(Enum.IsDefined(default(PublicationStage)));
}
