namespace Inspections.Worker.Publication.Papers;

/// <summary>A paper that is made from a template, and the placeholders that the template may have. docs/papers.md lists them with what they mean.</summary>
/// <param name="Template">Name of the built-in template.</param>
/// <param name="Name">What the paper is called: the name of its files, and of a bureau's own template.</param>
/// <param name="Placeholders">Names; <c>list.member</c> repeats the row or paragraph in which it stands.</param>
internal sealed record PaperKind(string Template, string Name, IReadOnlyList<string> Placeholders)
{
    private static readonly string[] OfDraw =
        ["机关", "抽取编号", "任务编号", "任务名称", "计划", "抽取日", "检查期自", "检查期至", "检查依据", "联系人", "投诉电话", "紧急原因"];

    private static readonly string[] OfVisit =
    [
        .. OfDraw, "文书编号", "企业名称", "企业代码", "项目说明", "地区", "检查地点", "检查日", "检查组", "检查人员", "综合查一次", "本年检查次数", "年度上限", "检查码", "检查码网址",
        "事项.编号", "事项.名称", "事项.内容", "事项.依据", "事项.方式", "人员.职责", "人员.姓名", "人员.执法证号", "已查.日期", "已查.类型",
    ];

    private static readonly string[] OfResult =
        [.. OfVisit, "实际检查日", "实际检查事项", "检查结果", "改正期限", "问题.事项", "问题.内容", "处置.措施", "处置.期限"];

    /// <summary>检查审批表: the head's approval of a round's visits.</summary>
    public static readonly PaperKind Approval = new("approval", "检查审批表",
        [.. OfDraw, "户数", "检查事项", "检查方式", "紧急报告人", "紧急报告日", "审批意见", "审批人", "审批日", "企业.序号", "企业.名称", "企业.代码", "企业.检查人员", "企业.检查日", "企业.本年检查次数"]);

    /// <summary>检查通知书: what a firm gets before the visit.</summary>
    public static readonly PaperKind Notice = new("notice", "检查通知书", OfVisit);

    /// <summary>现场检查笔录: what the team fills in at the firm. Nothing that is found is printed beforehand.</summary>
    public static readonly PaperKind Record = new("record", "现场检查笔录", [.. OfVisit, "结果类别.甲", "结果类别.乙", "处置种类.名称"]);

    /// <summary>检查结果告知书: what the firm is told of the result.</summary>
    public static readonly PaperKind Outcome = new("outcome", "检查结果告知书", OfResult);

    /// <summary>责令改正通知书: what has to be put right, and by when.</summary>
    public static readonly PaperKind Correction = new("correction", "责令改正通知书", OfResult);

    /// <summary>送达回证: that a paper was served.</summary>
    public static readonly PaperKind Service = new("service", "送达回证", OfVisit);

    /// <summary>保密审查表: the steps of the pre-release review.</summary>
    public static readonly PaperKind Review = new("review", "保密审查表",
        [.. OfDraw, "户数", "步骤.名称", "步骤.意见", "步骤.审查人", "步骤.日期", "结果.记录编号", "结果.企业", "结果.检查结果"]);

    /// <summary>All of them, in the order of a visit's life.</summary>
    public static IReadOnlyList<PaperKind> All { get; } = [Approval, Notice, Record, Service, Outcome, Correction, Review];

    /// <summary>Those of its placeholders that papers of the same group share.</summary>
    public static IReadOnlyList<string> Shared(PaperKind kind) => kind == Approval || kind == Review ? OfDraw : OfVisit;

    /// <summary>What follows <c>如有:</c> and <c>如无:</c>: every placeholder, and the lists.</summary>
    public bool MayAskFor(string name) => Placeholders.Contains(name, StringComparer.Ordinal) || Placeholders.Any(p => p.StartsWith($"{name}.", StringComparison.Ordinal));
}
