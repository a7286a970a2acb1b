using Inspections.Core.Results;
using Xunit;

namespace Inspections.Core.Tests.Results;

public sealed class ResultFaultTests
{
    private static readonly ResultFault Late = new(ResultField.InspectedOn, "2026-03-01", ResultRefusals.InFuture.Of());

    [Fact]
    public void A_fault_says_what_is_wrong_and_what_to_do_in_both_languages()
    {
        Assert.Equal("检查日期在今天之后。检查之后再录入", Late.Says.Zh);
        Assert.Equal("the day is in the future; enter it after the visit", Late.Says.En);
        Assert.Equal(ResultRefusals.InFuture, Late.Refusal.Kind);
    }

    [Fact]
    public void Faults_that_say_the_same_are_equal() =>
        Assert.Equal(Late, new ResultFault(ResultField.InspectedOn, "2026-03-01", ResultRefusals.InFuture.Of()));
}
