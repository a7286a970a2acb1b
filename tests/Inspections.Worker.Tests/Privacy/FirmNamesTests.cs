using Inspections.Core.Directories;
using Inspections.Core.Privacy;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>Which firms bear a person's name.</summary>
public sealed class FirmNamesTests
{
    [Theory]
    [InlineData("92350100MA2Y000000", "便民房产中介服务部", true)]
    [InlineData("350102600123456", "便民房产中介服务部", true)]
    [InlineData("350102100123456", "福州某某房地产公司", false)]
    [InlineData("350102100123456", "张三", true)]
    [InlineData("FZ-0001", "欧阳明月", true)]
    [InlineData("FZ-0001", "买买提·艾力", true)]
    [InlineData("FZ-0001", "好邻居店", false)]
    [InlineData("FZ-0001", "永兴行", false)]
    [InlineData("FZ-0001", "李行", true)]
    [InlineData("FZ-0001", "福州某某房地产经纪有限公司", false)]
    [InlineData("FZ-0001", "张三（个体）", true)]
    [InlineData("FZ-0001", "张三(个体工商户)", true)]
    [InlineData("FZ-0001", "个体户张三丰", true)]
    [InlineData("FZ-0001", "张三先生", true)]
    [InlineData("FZ-0001", "张 三", true)]
    [InlineData("FZ-0001", "经营者：李晓明", true)]
    [InlineData("FZ-0001", "阿卜杜拉·买买提·吐尔逊", true)]
    [InlineData("FZ-0001", "个体户便民中介", false)]
    [InlineData("91350100M000100Y43", "张三（个体）", true)]
    [InlineData("91350100M000100Y43", "个体户张三丰", true)]
    [InlineData("91350100M000100Y43", "欧阳明月女士", true)]
    [InlineData("91350100M000100Y43", "张三", false)]
    [InlineData("91350100M000100Y43", "好邻居（个体）物业服务有限公司", false)]
    public void A_persons_name_is_withheld(string code, string name, bool withheld) =>
        Assert.Equal(withheld, FirmNames.IsWithheld(Identifier.Parse(code), name));

    [Fact]
    public void A_firm_with_a_code_and_a_project_keep_their_short_names()
    {
        Assert.Equal("永辉", FirmNames.Public(Identifier.Parse(Some.CreditCode(1)), "永辉"));
        Assert.Equal("万科城市", FirmNames.Public(Identifier.Parse("XM-1"), "万科城市", isProject: true));
    }

    [Fact]
    public void A_phone_in_a_name_is_taken_out() =>
        Assert.Equal("便民中介〔已去标识〕", FirmNames.Public(Identifier.Parse(Some.CreditCode(1)), "便民中介13800138000"));
}
