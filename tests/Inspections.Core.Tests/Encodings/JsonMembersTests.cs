using Inspections.Core.Encodings;
using Inspections.Core.Tests.Forms;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

public sealed class JsonMembersTests
{
    private static readonly Json.Map Written = Json.Object(("b", 2), ("A", 1), ("left out", null), ("a", 3));

    [Fact]
    public void Members_stand_in_the_order_of_their_names_bytes() => Assert.Equal(["A", "a", "b"], Written.Members.Keys);

    [Fact]
    public void Each_is_found_by_its_name_and_no_other()
    {
        Each.Of(Written.Members, m => Assert.Same(m.Value, Written.Members[m.Key]));
        Each.Of(["", "B", "aa", "c", "left out"], n => Assert.False(Written.Members.ContainsKey(n)));
        Assert.Throws<KeyNotFoundException>(() => Written.Members["B"]);
    }

    [Fact]
    public void A_name_stands_once()
    {
        Assert.Throws<ArgumentException>(() => Json.Object(("b", 1), ("a", 1), ("b", 2)));
        Assert.Throws<ArgumentException>(() => Written.With(("A", 1)));
        Each.Of(["{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":1,\"a\":1}"], t => Assert.Throws<ProtocolFormatException>(() => CanonicalJson.ParseAnySpelling(System.Text.Encoding.UTF8.GetBytes(t))));
    }

    [Fact]
    public void Another_object_leaves_the_first_as_it_was()
    {
        Assert.Equal(4, Written.With(("c", 4)).Members.Count);
        Assert.Equal(3, Written.Members.Count);
        Assert.Equal(Written, Written.With(("c", 4)).Without("c"));
    }
}
