using Inspections.Worker.Files.Lists;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>Whoever enters personal data is told where, and cannot enter it where it would be public for ever.</summary>
public sealed class ImportedPrivacyTests
{
    private const string InspectorHeader = "工号,姓名,处室,监管行业,执法证号,发证机关,有效期自,有效期至";

    [Fact]
    public void An_item_list_with_a_phone_is_refused()
    {
        var read = ImportFile.Read(ItemFile.Read, Some.Lines(
            "事项编码,监管行业,事项名称,检查依据,检查主体,抽查对象,检查内容,检查方式,备注",
            "1,物业服务,a,b,c,门店,询问0591-87501234,d,",
            "2,物业服务,a,b,c,门店,d,e,联系人：张三"));
        Assert.Equal([(2, "检查内容"), (3, "备注")], read.Problems.Listed.Select(p => (p.Row, p.Column)));
        Assert.Empty(read.Rows);
    }

    [Fact]
    public void The_number_of_an_identity_card_is_no_id_of_an_inspector_a_certificate_or_a_firm()
    {
        var inspectors = ImportFile.Read(InspectorFile.Read, Some.Lines(
            InspectorHeader,
            $"{Planted.IdNumber()},甲,dept,物业服务,证1,市,2020-01-01,2099-12-31",
            $"S2,乙,dept,物业服务,{Planted.IdNumber()},市,2020-01-01,2099-12-31"));
        Assert.Equal([(2, "工号"), (3, "执法证号")], inspectors.Problems.Listed.Select(p => (p.Row, p.Column)));
        var firms = ImportFile.Read(FirmFile.Read, Some.Lines(Some.FirmHeader, $"{Planted.IdNumber()},张三,物业服务,,"), new ImportOptions(AcceptUnverified: true));
        Assert.Equal([(2, "统一社会信用代码")], firms.Problems.Listed.Select(p => (p.Row, p.Column)));
    }

    [Fact]
    public void An_id_that_could_be_a_phone_needs_to_be_accepted()
    {
        string file = Some.Lines(InspectorHeader, "13800138000,甲,dept,物业服务,13010016001,市,2020-01-01,2099-12-31");
        Assert.Equal("工号", Assert.Single(ImportFile.Read(InspectorFile.Read, file).Problems.Listed).Column);
        var accepted = ImportFile.Read(InspectorFile.Read, file, new ImportOptions(AcceptUnverified: true));
        Assert.Empty(accepted.Problems.Lines);
        Assert.Equal("工号", Assert.Single(accepted.Warnings.Listed).Column);
    }

    [Fact]
    public void A_result_sheet_is_taken_and_its_personal_data_pointed_out()
    {
        var read = ImportFile.Read(ResultFile.Read, Some.Lines(
            "抽取编号,统一社会信用代码,检查完成日期,到场执法人员,检查事项,检查结果,发现的问题,超期限检查原因,备注",
            $"property-management-2026-r1,{Some.CreditCode(1)},2026-03-01,S1;S2,WY-01,发现问题已责令改正,WY-01：电工王某 13800138000 无证,,业主 a@b.cn"));
        Assert.Empty(read.Problems.Lines);
        Assert.Equal([(2, "发现的问题"), (2, "备注")], read.Warnings.Listed.Select(p => (p.Row, p.Column)));
    }

    [Fact]
    public void A_firm_called_like_a_person_is_pointed_out()
    {
        var read = ImportFile.Read(FirmFile.Read, Some.Lines(Some.FirmHeader, "350102100123456,张三,物业服务,,", $"{Some.CreditCode(1)},中介13800138000,物业服务,,"), new ImportOptions(AcceptUnverified: true));
        Assert.Equal(2, read.Rows.Count);
        Assert.Equal([(2, "企业名称"), (3, "企业名称")], read.Warnings.Listed.Where(w => w.Column == "企业名称").Select(p => (p.Row, p.Column)));
    }
}
