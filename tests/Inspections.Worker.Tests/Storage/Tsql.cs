using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Inspections.Worker.Tests.Storage;

/// <summary>Reads T-SQL as SQL Server does.</summary>
internal static class Tsql
{
    /// <summary>The statement's tree.</summary>
    /// <exception cref="FormatException">It is not T-SQL.</exception>
    public static TSqlFragment Parse(string sql)
    {
        using var reader = new StringReader(sql);
        TSqlFragment tree = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out IList<ParseError> errors);
        return errors.Count == 0 ? tree : throw new FormatException($"line {errors[0].Line}: {errors[0].Message}\n{sql}");
    }

    /// <summary>All parts of a tree that are of one kind.</summary>
    public static IReadOnlyList<T> Parts<T>(this TSqlFragment tree)
        where T : TSqlFragment
    {
        var found = new Finder<T>();
        tree.Accept(found);
        return found.Found;
    }

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T wanted)
            {
                Found.Add(wanted);
            }
        }
    }
}
