using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Inspections.Worker.Storage;

/// <summary>
/// Inserts or deletes many rows by few statements: one row a round trip makes an import of a hundred thousand firms wait for the network.
/// The statement stays the constant it was, with its row of values, or its condition, written out as often as there are rows.
/// </summary>
internal static partial class ManyRows
{
    // T-SQL takes 1,000 rows and 2,100 parameters at most; a condition of many parts is a deep tree to a server.
    private const int MostRows = 1000, MostConditions = 200;

    /// <summary>As many parameters as are sent at once.</summary>
    public const int MostParameters = 2000;

    /// <summary>True for an <c>INSERT</c> of one row of values, and for a <c>DELETE</c> of the rows whose columns equal parameters.</summary>
    public static bool Fits(string sql) => Insert().IsMatch(sql) || Delete().IsMatch(sql);

    /// <summary>The statement for some rows: its parameters are numbered from 0.</summary>
    public static string Of(string sql, int rows)
    {
        if (Insert().Match(sql) is { Success: true } insert)
        {
            return insert.Groups["head"].Value + Repeat(insert.Groups["row"].Value, rows, ", ");
        }

        Match delete = Delete().Match(sql);
        return delete.Groups["more"].Success
            ? delete.Groups["head"].Value + Repeat($"({delete.Groups["condition"].Value})", rows, " OR ")
            : $"{delete.Groups["head"].Value}{delete.Groups["column"].Value} IN ({Repeat(delete.Groups["parameter"].Value, rows, ", ")})";
    }

    /// <summary>The statements for all rows, each with its parameters.</summary>
    /// <param name="sql">A statement that <see cref="Fits"/>.</param>
    /// <param name="rows">Objects of one type whose properties are the statement's parameters.</param>
    public static IEnumerable<(string Sql, IReadOnlyList<StatementParameter> Parameters)> Batches(string sql, IReadOnlyList<object> rows)
    {
        IReadOnlyList<PropertyInfo> properties = StatementParameters.Properties(sql, rows[0].GetType());
        int most = int.Min(Delete().Match(sql).Groups["more"].Success ? MostConditions : MostRows, MostParameters / int.Max(1, properties.Count));
        int first = int.Min(most, rows.Count);
        string whole = Of(sql, first);
        foreach (object[] batch in rows.Chunk(most))
        {
            StatementParameter[] parameters =
                [.. batch.Index().SelectMany(row => properties.Select(p => StatementParameters.Of(p, p.Name + row.Index.ToString(CultureInfo.InvariantCulture), row.Item)))];
            yield return (batch.Length == first ? whole : Of(sql, batch.Length), parameters);
        }
    }

    private static string Repeat(string part, int rows, string between) => string.Join(between, Enumerable.Range(0, rows)
        .Select(n => StatementParameters.Rename(part, p => p + n.ToString(CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"\A(?<head>\s*INSERT\s.*\bVALUES\s*)(?<row>\([^()]*\))\s*\z", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Insert();

    [GeneratedRegex(@"\A(?<head>\s*DELETE\s+FROM\s+\w+\s+WHERE\s+)(?<condition>(?<column>\w+)\s*=\s*(?<parameter>@\w+)(?<more>\s+AND\s+\w+\s*=\s*@\w+)*)\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Delete();
}
