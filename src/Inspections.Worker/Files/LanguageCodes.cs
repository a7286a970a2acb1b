namespace Inspections.Worker.Files;

/// <summary>Languages as settings and documents spell them.</summary>
public static class LanguageCodes
{
    /// <summary>The codes that may be set, Chinese first.</summary>
    public static IReadOnlyList<string> All { get; } = [Language.Chinese.Code(), Language.English.Code()];

    /// <summary>The code of settings and folders: <c>zh</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>The tag of a document's <c>lang</c> (RFC 5646): <c>zh-CN</c> or <c>en</c>.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh-CN" : "en";

    /// <summary>The language of a code; null for a code of none.</summary>
    public static Language? Find(string code) => All.Index().Where(c => c.Item == code).Select(c => (Language?)c.Index).FirstOrDefault();
}
