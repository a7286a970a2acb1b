using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Statistics;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Statistics;

public sealed class PublishedDrawsTests
{
    [Fact]
    public void Every_disclosed_draw_of_a_folder_is_read_with_its_outcome()
    {
        Bureau bureau = Some.ClosedYear();
        var published = PublishedDraws.Read(bureau.Publish());

        Assert.Equal(6, published.Draws.Count);
        Assert.Empty(published.Others);
        Each.Of(published.Draws, d => Assert.Equal(bureau.ReceiptOf(d.Id).Selection.DrawOrder.ToHashSet(), d.Drawn));
        Each.Of(published.Draws, d => Assert.Equal(bureau.ReceiptOf(d.Id).Prk, d.Key.Prk));
        Each.Of(published.Draws, d => Assert.Equal(d.Drawn.Count, d.Pools.Sum(p => p.Take)));
    }

    [Fact]
    public void A_draw_that_has_not_been_drawn_or_disclosed_is_named_with_the_reason()
    {
        Bureau bureau = Some.Bureau();
        DrawId draw = Some.Draw(1);
        bureau.Commit(draw, new RoundScript { DiscloseAfterDays = 20 });
        Assert.Equal([(draw, NotObserved.NotDrawn)], PublishedDraws.Read(bureau.Publish()).Others);

        Receipt receipt = bureau.Compute(draw);
        bureau.Clock = bureau.Clock.AddDays(4);
        bureau.Enter(new Inspections.Core.Ledger.Entries.ReceiptBody(draw, receipt.Digest));
        Assert.Equal([(draw, NotObserved.KeptBack)], PublishedDraws.Read(bureau.Publish()).Others);

        bureau.Open(draw);
        bureau.Disclose(draw);
        Assert.Equal(draw, Assert.Single(PublishedDraws.Read(bureau.Publish()).Draws).Id);
    }
}
