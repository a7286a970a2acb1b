using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the way to a firm's page says.</summary>
internal static class FindTexts
{
    public static readonly Text Title = new("查企业", "Find a firm");
    public static readonly Text Back = new("← 查企业", "← Find a firm");
    public static readonly Text NameOrCode = new("名称或代码", "Name or code");
    public static readonly Text Find = new("查询", "Find");
    public static readonly Text ByCharacter = new("按名称用字", "By a character of the name");
    public static readonly Text OtherNames = new("其他名称", "Other names");
    public static readonly Text ByCode = new("按代码", "By code");

    public static Text Introduction(int firms) => new(
        $"凡被抽中或检查过的企业都有一页，共 {firms} 家。按名称里的任意一个不太常见的字查，或者按统一社会信用代码查。",
        $"Every firm that was ever drawn or inspected has a page, {Counted.Of(firms, "firm")} in all. Take any character of its name that is not too common, or its credit code.");

    public static readonly Text Code = new("手里有检查通知书的，扫描上面的{0}，可以核对来人和检查是否属实。", "With an inspection notice in hand, scan its {0}: it tells whether visitors and visit are what is public.");

    public static Text WithCharacter(string character) => new($"名称含“{character}”的企业", $"Firms with “{character}” in their name");

    public static Text Others(int page) => new($"其他名称，第 {page} 页", $"Names of common characters only, page {page}");

    public static Text WithCode(string beginning) => new($"代码以 {beginning} 开头的企业", $"Firms whose code begins with {beginning}");
}
