using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>Where a page stands, in which language, and in which it is to be had. Chinese pages stand at the folder's root, those of another language in a folder of its code.</summary>
/// <param name="Path">The page's path among those of its language.</param>
/// <param name="Language">The language that it speaks.</param>
/// <param name="Languages">All languages of the site.</param>
public sealed record PageAddress(string Path, Language Language, IReadOnlyList<Language> Languages)
{
    /// <summary>The page of a site that is Chinese alone.</summary>
    public static PageAddress Of(string path) => new(path, Language.Chinese, [Language.Chinese]);

    /// <summary>The page's path in the public folder.</summary>
    public string File => FolderOf(Language) + Path;

    /// <summary>The way from the page to the start of its language; empty, or ending in a slash.</summary>
    public string Home => string.Concat(Enumerable.Repeat("../", Path.Count(c => c == '/')));

    /// <summary>The way from the page to the public folder, where the documents are; empty, or ending in a slash.</summary>
    public string Root => Home + string.Concat(Enumerable.Repeat("../", FolderOf(Language).Count(c => c == '/')));

    /// <summary>The way from the page to the same one in another language.</summary>
    public string To(Language other) => Root + FolderOf(other) + Path;

    private static string FolderOf(Language language) => language == Language.Chinese ? "" : $"{language.Code()}/";
}
