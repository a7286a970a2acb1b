using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Xunit;

namespace Inspections.Core.Tests.Results;

/// <summary>Steps in order, each another person's, none by who entered the result. A decision is written <c>step person</c>, one that returned with a minus.</summary>
public sealed class ReviewChainTests
{
    private static readonly ReviewChain Three = new([Label.Parse("a"), Label.Parse("b"), Label.Parse("c")]);

    [Theory]
    [InlineData("", "a")]
    [InlineData("a x", "b")]
    [InlineData("b y", "a")]
    [InlineData("b y, a x", "b")]
    [InlineData("a x, b x", "b")]
    [InlineData("a x, b x, b y", "c")]
    [InlineData("a x, b y, c z", null)]
    [InlineData("a x, b y, c z, -c z", "a")]
    [InlineData("a x, -b y, a x, b z, c y", null)]
    [InlineData("a x, other y, b y, c z", null)]
    public void A_result_waits_for_the_first_step_that_nobody_else_has_approved_in_its_turn(string decided, string? waits)
    {
        Assert.Equal(waits, Three.Next(Decided(decided))?.ToString());
        Assert.Equal(waits is null, Three.Missing(Decided(decided)) is null);
        Assert.Contains(waits is null ? "" : $"'{waits}' is not", Three.Missing(Decided(decided)) ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x", null)]
    [InlineData("", "enterer", ReviewRefusal.EnteredIt)]
    [InlineData("a x", "x", ReviewRefusal.ApprovedBefore)]
    [InlineData("a x", "y", null)]
    [InlineData("a x, -b y", "x", null)]
    [InlineData("a x, b y, c z", "w", ReviewRefusal.NothingWaits)]
    public void Nobody_decides_what_they_entered_or_approved_before(string decided, string by, ReviewRefusal? refusal) =>
        Assert.Equal(refusal, Three.Refuse(Label.Parse(by), Label.Parse("enterer"), Decided(decided)));

    [Fact]
    public void Without_steps_one_approval_of_any_step_is_enough()
    {
        var any = new ReviewChain([]);
        Assert.Contains("at least one step", any.Missing([]), StringComparison.Ordinal);
        Assert.Contains("at least one step", any.Missing(Decided("a x, -a x")), StringComparison.Ordinal);
        Assert.Null(any.Missing(Decided("-a x, b y")));
        Assert.Equal(PolicyDocument.UsualReview[0], any.Next(Decided("a x, -a x")));
        Assert.Null(any.Next(Decided("b y")));
        Assert.Equal(ReviewRefusal.EnteredIt, any.Refuse(Label.Parse("enterer"), Label.Parse("enterer"), []));
        Assert.Equal(ReviewRefusal.NothingWaits, any.Refuse(Label.Parse("x"), Label.Parse("enterer"), Decided("b y")));
    }

    [Fact]
    public void A_policy_names_the_usual_three_steps_unless_others_are_set_and_a_bureau_reviews_by_what_is_named()
    {
        var policy = new PolicyDocument(Authority.Parse("350100/housing"), new DateOnly(2026, 1, 1), [], []);
        Assert.Equal(["division-head", "deputy-director", "secrecy-group"], PolicyDocument.FromJson(policy.ToJson()).Review.Select(s => $"{s}"));
        Assert.Equal(PolicyDocument.UsualReview, ReviewChain.Of(policy).Steps);
        Assert.Equal([Label.Parse("a")], ReviewChain.Of(policy with { Review = [Label.Parse("a")] }).Steps);
        Assert.Null(ReviewChain.Of(PolicyDocument.FromJson((policy with { Review = [] }).ToJson())).Missing(Decided("b y")));
    }

    private static ReviewedBody[] Decided(string text) =>
    [
        .. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(d => d.TrimStart('-').Split(' '))
            .Zip(text.Split(", ", StringSplitOptions.RemoveEmptyEntries), (d, all) => new ReviewedBody(Label.Parse("r"), Label.Parse(d[0]), Label.Parse(d[1]), Approved: all[0] != '-')),
    ];
}
