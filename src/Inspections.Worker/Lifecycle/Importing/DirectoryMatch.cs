using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>What a word found in a directory: the entry, or why there is none.</summary>
/// <param name="Found">The entry, or null.</param>
/// <param name="Reason">Why there is none, with the candidates; null when it was found.</param>
internal sealed record Match<T>(T? Found, Text? Reason)
    where T : class;

/// <summary>Finds firms and inspectors by what people call them: a code, a name, a certificate, or part of a name that only one has.</summary>
internal static class DirectoryMatch
{
    private const int MostCandidates = 8;

    /// <summary>A firm by its code or its name.</summary>
    public static Match<Firm> Firm(IReadOnlyList<Firm> firms, string? code, string? name)
    {
        Firm[] byCode = code is null ? [] : [.. firms.Where(f => f.Id.ToString() == code || f.Id.ToString() == UnifiedSocialCreditCode.Clean(code))];
        if (byCode.Length == 1)
        {
            return name is null || code == name || FirmRows.NameKey(byCode[0].Name) == FirmRows.NameKey(name)
                ? new(byCode[0], null)
                : new(null, new Text($"代码是“{byCode[0].Name}”的，名称却是“{name}”", $"the code is that of “{byCode[0].Name}”, the name is “{name}”"));
        }

        return ByName(firms, name ?? code!, f => f.Name, f => f.Id.ToString(), new Text("名录库里没有这个企业", "no such firm in the directory"), isPart: true);
    }

    /// <summary>An inspector by staff id, certificate number or name.</summary>
    public static Match<Inspector> Inspector(IReadOnlyList<Inspector> inspectors, string? number, string? name)
    {
        Inspector[] byNumber = number is null ? [] : [.. inspectors.Where(i => i.Id.ToString() == number || i.Certificate.Number == number)];
        if (byNumber.Length == 1)
        {
            return name is null || number == name || byNumber[0].Name == name
                ? new(byNumber[0], null)
                : new(null, new Text($"编号是“{byNumber[0].Name}”的，姓名却是“{name}”", $"the number is that of “{byNumber[0].Name}”, the name is “{name}”"));
        }

        return ByName(inspectors, name ?? number!, i => i.Name, i => i.Id.ToString(), new Text("名录库里没有这个人", "no such inspector in the directory"), isPart: false);
    }

    /// <summary>An item by its code or name.</summary>
    public static Match<InspectionItem> Item(IReadOnlyList<InspectionItem> items, string word) => items.FirstOrDefault(i => i.Code.ToString() == word) is { } item
        ? new(item, null)
        : ByName(items, word, i => i.Name, i => i.Code.ToString(), new Text("清单里没有这个事项", "no such item on the list"), isPart: true);

    /// <summary>Whatever is called by a name, or by a part of a name that no other has.</summary>
    /// <param name="all">The entries.</param>
    /// <param name="name">The name.</param>
    /// <param name="nameOf">An entry's name.</param>
    /// <param name="idOf">An entry's id, by which candidates are listed.</param>
    /// <param name="none">What is said when there is none.</param>
    /// <param name="isPart">True when a part of the name will do.</param>
    public static Match<T> ByName<T>(IReadOnlyList<T> all, string name, Func<T, string> nameOf, Func<T, string> idOf, Text none, bool isPart)
        where T : class
    {
        string wanted = FirmRows.NameKey(name);
        T[] same = [.. all.Where(t => FirmRows.NameKey(nameOf(t)) == wanted)];
        T[] like = same.Length > 0 || !isPart || wanted.Length < 2 ? same : [.. all.Where(t => FirmRows.NameKey(nameOf(t)).Contains(wanted, StringComparison.Ordinal))];
        if (like.Length < 2)
        {
            return like.Length == 1 ? new(like[0], null) : new(null, none);
        }

        string candidates = string.Join("、", like.Take(MostCandidates).Select(t => $"{idOf(t)} {nameOf(t)}")) + (like.Length > MostCandidates ? " …" : "");
        return new(null, new Text($"有 {like.Length} 个，请用代码或编号：{candidates}", $"{like.Length} of that name, use the code: {candidates}"));
    }
}
