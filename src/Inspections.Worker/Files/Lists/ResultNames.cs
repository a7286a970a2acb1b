using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>Whom or what a word in a result sheet means: an id, or why none.</summary>
internal readonly record struct FoundName(Identifier? Id, Refusal? Refused = null);

/// <summary>The words by which a result sheet may name people and items; where nothing is known, ids alone.</summary>
/// <param name="Inspectors">Id, name and certificate number of everybody there ever was.</param>
/// <param name="Items">Code and name of every item there ever was.</param>
internal sealed record ResultNames(IReadOnlyList<(Identifier Id, string Name, string Certificate)> Inspectors, IReadOnlyList<(Identifier Code, string Name)> Items)
{
    public static readonly ResultNames None = new([], []);

    /// <summary>An inspector by id, name or certificate; of several of a name, the one in the team.</summary>
    public FoundName Inspector(string word, IReadOnlyList<Identifier> team)
    {
        Identifier[] named = [.. Inspectors.Where(i => i.Name == word || i.Certificate == word).Select(i => i.Id).Distinct()];
        Identifier[] here = [.. named.Intersect(team)];
        return Inspectors.Any(i => i.Id.ToString() == word) ? new(Identifier.Parse(word))
            : here.Length == 1 ? new(here[0])
            : named.Length == 1 ? new(named[0])
            : named.Length > 1 ? new(null, RowRefusals.SeveralOfName.Of(word, named.Length, string.Join("、", named)))
            : Other(word, new Text("工号、姓名或执法证号", "an id, a name or a certificate number"));
    }

    /// <summary>An item by code or name.</summary>
    public FoundName Item(string word)
    {
        Identifier[] named = [.. Items.Where(i => Spelling.Normalize(i.Name) == Spelling.Normalize(word)).Select(i => i.Code)];
        return Items.Any(i => i.Code.ToString() == word) ? new(Identifier.Parse(word))
            : named.Length == 1 ? new(named[0])
            : named.Length > 1 ? new(null, RowRefusals.SeveralOfName.Of(word, named.Length, string.Join("、", named)))
            : Other(word, new Text("事项编号或名称", "the code or name of an item"));
    }

    // An id that is not known is for the rules to judge.
    private static FoundName Other(string word, Text expected) => Identifier.IsValid(word)
        ? new(Identifier.Parse(word))
        : new(null, RowRefusals.Unreadable.Of(word, expected));
}
