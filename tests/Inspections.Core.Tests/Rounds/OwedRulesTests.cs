using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class OwedRulesTests
{
    private static readonly PolicyDocument First = Some.Bureau().Policy, Second = First with { Effective = new DateOnly(2026, 7, 1) }, Next = First with { Effective = new DateOnly(2027, 1, 1) };

    [Fact]
    public void A_year_owes_what_its_last_commitment_was_drawn_by_whatever_was_entered_later() =>
        Assert.Same(First, OwedRules.Of(First, () => throw new InvalidOperationException("not asked"), 2026));

    [Fact]
    public void Without_a_commitment_it_owes_what_was_in_force_on_its_last_day_and_entered_by_then()
    {
        AdoptedPolicy[] adopted = [Adopted(1, 2026, First), Adopted(2, 2026, Next), Adopted(3, 2027, Second)];
        Assert.Same(First, OwedRules.Of(null, () => adopted, 2026));
        Assert.Same(Next, OwedRules.OnLastDay(adopted, 2027));
        Assert.Null(OwedRules.OnLastDay(adopted, 2025));
    }

    private static AdoptedPolicy Adopted(long index, int year, PolicyDocument policy) => new(index, new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.FromHours(8)), policy);
}
