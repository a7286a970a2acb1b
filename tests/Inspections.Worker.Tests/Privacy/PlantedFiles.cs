using Inspections.Core.Directories;
using Inspections.Worker.Tests.Files.Lists;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>The files that a bureau imports, with personal data in every field that could hold some.</summary>
internal sealed class PlantedFiles
{
    private int _phones;

    /// <summary>What must not leave, by where it was planted.</summary>
    public Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public static string Individual { get; } = Code("92350102MA2Y0000");

    public static IReadOnlyList<string> Inspectors { get; } = ["P001", "P002", "P003", "P004", "P005"];

    public static string Project => "XM-0001";

    public string Firms => Some.Lines(
        "统一社会信用代码,企业名称,监管行业,地区,成立日期,所属企业",
        $"{Individual},{Plant("name of an individual business", "诸葛金银")},物业服务,{Phone("district")},2020-01-01,",
        $"350102600123456,{Plant("name of a person with a registration number", "上官铁锤")},物业服务,,2020-01-01,",
        $"QY-0001,{Plant("name of a person without a code", "尉迟小敏")},物业服务,,2020-01-01,",
        $"{Some.CreditCode(1)},企业甲有限公司 {Phone("firm's name")},物业服务,,2020-01-01,",
        $"{Some.CreditCode(2)},企业乙有限公司 {Plant("e-mail in a firm's name", "wu.planted@example.cn")},物业服务,,2020-01-01,",
        $"{Some.CreditCode(3)},企业丙有限公司 {Plant("identity card in a firm's name", Planted.IdNumber())},物业服务,,2020-01-01,",
        $"{Some.CreditCode(4)},企业丁有限公司 {Plant("landline in a firm's name", "0591-81234567")},物业服务,,2020-01-01,",
        $"{Project},项目一期 {Phone("project's name")},物业服务,,2020-01-01,{Some.CreditCode(1)}");

    public string InspectorList => Some.Lines([
        "工号,姓名,部门,监管行业,执法证号,发证机关,有效期自,有效期至,请假自,请假至",
        .. Inspectors.Select((id, n) =>
            $"{id},{Plant($"inspector {n}", $"端木{"甲乙丙丁戊"[n]}生")},{Plant($"department {n}", $"端木科{"甲乙丙丁戊"[n]}室")},物业服务,闽A{n:D4},政府 {Phone($"issuer {n}")},2020-01-01,2099-12-31,{(n == 4 ? "2026-09-03,2026-09-04" : ",")}"),
    ]);

    public string Recusals => Some.Lines(
        "统一社会信用代码,工号,回避事由",
        $"{Some.CreditCode(1)},P001,{Plant("kinship", "直系血亲")}",
        $"{Some.CreditCode(2)},P002,{Plant("marriage", "配偶")}",
        $"{Individual},P003,{Plant("in-laws", "近姻亲")}");

    public static string Items { get; } = Some.Lines(
        "事项编码,监管行业,事项名称,检查依据,检查主体,抽查对象,检查内容,检查方式",
        "WY-01,物业服务,物业服务检查,条例,试验局,物业服务企业,公示情况,现场检查");

    public string Dishonest => Some.Lines(
        "统一社会信用代码,企业名称,名单名称,列入依据,列入机关,列入日期,截止日期",
        $"{Individual},诸葛金银,试验名单,某办法,某局,2025-12-01,",
        $"{Some.CreditCode(1)},{Plant("another name on a list", "企业甲曾用名司徒大海")},试验名单,某办法,某局,2025-12-01,");

    public static string Visits { get; } = Some.Lines(["统一社会信用代码,检查日期,检查类型", .. new[] { Individual, "350102600123456", "QY-0001", Project }.Select(f => $"{f},2026-01-04,专项检查")]);

    /// <summary>A result of every drawn firm, with personal data in its texts.</summary>
    public string Results(DrawId draw, DateOnly day, IEnumerable<(Identifier Firm, IReadOnlyList<Identifier> Team)> drawn, string category) => Some.Lines([
        "抽取编号,统一社会信用代码,检查完成日期,到场执法人员,检查事项,检查结果,发现的问题,后续处置,超期限检查原因,备注",
        .. drawn.Select(d =>
            $"{draw},{d.Firm},{day:yyyy-MM-dd},{string.Join(';', d.Team)},WY-01,{category},WY-01：{Plant($"words of a problem of {draw}", $"电工{draw}无证")} {Phone($"problem of {draw} {d.Firm}")},移送办案 2026-12-30,{Phone($"window of {draw}")},{Plant($"remark of {draw} {d.Firm}", $"公孙证人{draw}{d.Firm}")}"),
    ]);

    /// <summary>Plants a text.</summary>
    public string Plant(string where, string text)
    {
        Secrets[where] = text;
        return text;
    }

    /// <summary>Plants a phone number that nothing else has.</summary>
    public string Phone(string where) => Plant(where, FormattableString.Invariant($"139{++_phones:D8}"));

    private static string Code(string body)
    {
        string seventeen = body.PadRight(UnifiedSocialCreditCode.Length - 1, '0');
        return seventeen + UnifiedSocialCreditCode.CheckCharacter(seventeen);
    }
}
