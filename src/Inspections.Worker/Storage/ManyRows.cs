using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>
/// Inserts many rows by few statements: one row a round trip makes an import of a hundred thousand firms wait for the network.
/// The statement stays the constant it was, with its row of values written out as often as there are rows.
/// </summary>
internal static partial class ManyRows
{
    // T-SQL takes 1,000 rows and 2,100 parameters at most; SQLite looks each parameter up among all others, so that fewer are faster.
    private const int MostRows = 100, MostParameters = 240;

    /// <summary>True for an <c>INSERT</c> of one row of values.</summary>
    public static bool Fits(string sql) => Insert().IsMatch(sql);

    /// <summary>The statement for some rows: its parameters are numbered from 0.</summary>
    public static string Of(string sql, int rows)
    {
        Match insert = Insert().Match(sql);
        string row = insert.Groups["row"].Value;
        return insert.Groups["head"].Value + string.Join(", ", Enumerable.Range(0, rows)
            .Select(n => Parameter().Replace(row, p => p.Value + n.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>The statements that insert all rows, each with its parameters.</summary>
    /// <param name="sql">An <c>INSERT</c> that <see cref="Fits"/>.</param>
    /// <param name="rows">Objects of one type whose properties are the statement's parameters.</param>
    public static IEnumerable<(string Sql, DynamicParameters Parameters)> Batches(string sql, IReadOnlyList<object> rows)
    {
        PropertyInfo[] properties = [.. Parameter().Matches(Insert().Match(sql).Groups["row"].Value)
            .Select(p => rows[0].GetType().GetProperty(p.Value[1..], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw new InvalidOperationException($"no value for {p.Value}"))];
        int most = int.Min(MostRows, MostParameters / int.Max(1, properties.Length));
        int first = int.Min(most, rows.Count);
        string whole = Of(sql, first);
        foreach (object[] batch in rows.Chunk(most))
        {
            var parameters = new DynamicParameters();
            for (int n = 0; n < batch.Length; n++)
            {
                foreach (PropertyInfo property in properties)
                {
                    parameters.Add(property.Name + n.ToString(CultureInfo.InvariantCulture), property.GetValue(batch[n]));
                }
            }

            yield return (batch.Length == first ? whole : Of(sql, batch.Length), parameters);
        }
    }

    [GeneratedRegex(@"\A(?<head>\s*INSERT\s.*\bVALUES\s*)(?<row>\([^()]*\))\s*\z", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Insert();

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
