using Inspections.Core.Privacy;
using Xunit;

namespace Inspections.Core.Tests.Privacy;

/// <summary>A search that went back over what it has read would take days for a cell of a million characters.</summary>
public sealed class PersonalDataLengthTests
{
    private const int Million = 1_000_000;

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("一")]
    [InlineData("1 ")]
    [InlineData("13 ")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("a@b.")]
    [InlineData("闽A")]
    [InlineData("电话")]
    [InlineData("电话1-")]
    [InlineData("微信aaaaa")]
    [InlineData("联系人")]
    [InlineData("联系人：")]
    [InlineData("张·")]
    [InlineData("张三先生")]
    [InlineData("(")]
    [InlineData("联系人(")]
    [InlineData("\u200B1")]
    [InlineData("𝟏")]
    [InlineData("a13800138000")]
    [InlineData("350102 1980 ")]
    [InlineData("350102198002290018")]
    [InlineData("身份证")]
    [InlineData("A1")]
    public async Task A_long_cell_of_one_thing_comes_to_its_end(string part)
    {
        string cell = string.Concat(Enumerable.Repeat(part, Million / 5 / part.Length)) + ":1234567";
        await Task.Run(() => PersonalData.Find(cell), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task So_does_a_million_of_anything()
    {
        string[] parts = ["1", "3", "〇", "九", " ", "-", ":", "a", "X", "闽A", "@", ".", "·", "联系人", "张", "三", "先生", "电话", "微信", "(", ")", "\u200B", "86", "0591", "35010219800229", "号"];
        var cell = new System.Text.StringBuilder();
        uint state = 20260415;
        while (cell.Length < Million)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            cell.Append(parts[(int)((state >> 8) % (uint)parts.Length)]);
        }

        string text = cell.ToString();
        IReadOnlyList<PersonalDatum> found = await Task.Run(() => PersonalData.Find(text), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        Each.Of(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Each.Of(found, d => Assert.InRange(d.End, d.Start + 1, text.Length));
    }
}
