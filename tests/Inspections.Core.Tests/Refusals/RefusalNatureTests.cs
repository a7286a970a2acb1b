using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Refusals;

public sealed class RefusalNatureTests
{
    [Fact]
    public void Unless_it_says_otherwise_a_refusal_is_due_to_how_things_stand()
    {
        Assert.Equal(RefusalNature.State, new RefusalKind("TEST-001", "不行", "no", "请稍后", "later").Nature);
        Assert.False(Enum.IsDefined(default(RefusalNature)));
    }
}
