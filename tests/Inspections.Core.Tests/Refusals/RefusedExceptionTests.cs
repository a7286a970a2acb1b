using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Refusals;

public sealed class RefusedExceptionTests
{
    [Fact]
    public void It_says_what_the_refusal_says_in_both_languages()
    {
        Refusal refusal = new RefusalKind("TEST-001", "不行 {x}", "no {x}", "改", "change it").Of(3);
        var refused = new RefusedException(refusal);
        Assert.Equal(refusal, refused.Refusal);
        Assert.Equal(refusal.ToString(), refused.Message);
        Assert.Throws<ArgumentNullException>(() => new RefusedException(null!));
    }
}
