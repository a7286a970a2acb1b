using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What a firm's page says.</summary>
internal static class FirmTexts
{
    public static readonly Text CreditCode = new("统一社会信用代码", "Unified social credit code");
    public static readonly Text ToBeInspected = new("待检查", "To be inspected");
    public static readonly Text Drawn = new("抽取", "Drawn");
    public static readonly Text Kind = new("检查类型", "Kind");
    public static readonly Text Certificates = new("检查组执法证号", "Certificates of the team");

    public static Text Visits(int visits) => new(
        $"已公示检查 {visits} 次；综合查一次的合并检查计一次。其他机关可以据此互认检查结果，不必重复检查。",
        $"{Counted.Of(visits, "published visit")}; a joint one counts once. Other authorities may rely on these results instead of inspecting again.");

    public static Text Project(string project) => new($"，项目 {project}", $", project {project}");

    public static Text Days(FindingView finding) => new(
        $"检查 {finding.On}，公示 {finding.PublishedOn}，{finding.Record}", $"inspected {finding.On}, published {finding.PublishedOn}, {finding.Record}");
}
