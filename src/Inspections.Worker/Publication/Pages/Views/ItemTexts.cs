namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the list of items says around them.</summary>
internal static class ItemTexts
{
    public static readonly Text Title = new("随机抽查事项清单", "Inspection items");
    public static readonly Text Introduction = new("清单之外的事项不得检查。", "What is not listed may not be inspected.");
    public static readonly Text Key = new("重点", "key item");
    public static readonly Text General = new("一般", "general item");

    /// <summary>What is said of an item, in order; an empty part is left out.</summary>
    public static IEnumerable<(Text Name, string? Words)> Of(ItemView item) =>
    [
        (new("抽查依据", "Legal basis"), item.LegalBasis),
        (new("抽查主体", "Authority"), item.Authority),
        (new("抽查对象", "Subject"), item.Subject),
        (new("抽查内容及要求", "Content and requirements"), item.Content),
        (new("抽查方式", "Method"), item.Method),
        (new("抽查比例", "Sampling ratio"), item.SamplingRatio),
        (new("抽查频次", "Frequency"), item.Frequency),
        (new("检查人员要求", "Inspectors"), item.InspectorRequirements),
        (new("监管流程要领", "Essentials"), item.Essentials),
        (new("备注", "Remark"), item.Remark),
    ];
}
