namespace Inspections.Worker.Files.Lists;

/// <summary>The first problems met, and the number of all.</summary>
internal sealed class ProblemList(int maxListed)
{
    private readonly List<RowProblem> _listed = [];

    /// <summary>The first of them, in the order of the rows.</summary>
    public IReadOnlyList<RowProblem> Listed => _listed;

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>One line for each listed, and one for the rest.</summary>
    public IEnumerable<string> Lines => LinesFor(TextWriter.Null);

    /// <summary>The same in the language of who reads.</summary>
    public IEnumerable<string> LinesFor(TextWriter output) => _listed.Select(p => p.Line(output))
        .Concat(Total > _listed.Count ? [string.Join(" / ", output.Languages().Select(new Text($"…… 另有 {Total - _listed.Count} 条", $"and {Total - _listed.Count} more").In))] : []);

    /// <summary>The same problems in a list of its own: what a transaction adds to it goes with the transaction.</summary>
    public ProblemList Copy()
    {
        var copy = new ProblemList(maxListed) { Total = Total };
        copy._listed.AddRange(_listed);
        return copy;
    }

    /// <summary>Lists a problem while there is room, and counts it.</summary>
    public void Add(RowProblem problem)
    {
        Total++;
        if (_listed.Count < maxListed)
        {
            _listed.Add(problem);
        }
    }
}
