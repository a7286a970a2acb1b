using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

public class HexTests
{
    [Fact]
    public void Bytes_survive_the_round_trip() =>
        Assert.Equal([0x00, 0xab, 0xff], Hex.Decode(Hex.Encode([0x00, 0xab, 0xff])));

    [Theory]
    [InlineData("AB")]
    [InlineData("a")]
    [InlineData("0g")]
    public void Any_other_spelling_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => Hex.Decode(text));
}
