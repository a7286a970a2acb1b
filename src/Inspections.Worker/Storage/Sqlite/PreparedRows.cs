using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>
/// Runs one prepared statement for many rows. Where the database is in the process there is no round trip to save: parsing a
/// statement again for each row, a long one for many, or looking for each parameter's place by its name costs more than the rows.
/// </summary>
internal static partial class PreparedRows
{
    private static readonly HashSet<Type> Plain = [typeof(string), typeof(byte[]), typeof(int), typeof(long), typeof(int?), typeof(long?)];

    /// <summary>Gives the rows touched, or null where the values are of other types than the database's own.</summary>
    /// <param name="connection">The open connection, in the transaction in which the rows are written.</param>
    /// <param name="sql">A statement whose parameters are properties of the rows.</param>
    /// <param name="rows">Objects of one type.</param>
    /// <exception cref="SqliteException">The database refuses one of them.</exception>
    public static int? TryExecute(DbConnection connection, string sql, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        // The database numbers parameters from 1, in the order in which their names come first.
        PropertyInfo?[] values =
        [
            .. Parameter().Matches(sql).Select(p => p.Value).Distinct(StringComparer.Ordinal)
                .Select(n => rows[0].GetType().GetProperty(n[1..], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)),
        ];
        if (connection is not SqliteConnection { Handle: sqlite3 database } || Array.Exists(values, v => v is null || !Plain.Contains(v.PropertyType)))
        {
            return null;
        }

        Require(database, raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt statement));
        using (statement)
        {
            int touched = 0;
            foreach (object row in rows)
            {
                for (int i = 0; i < values.Length; i++)
                {
                    Require(database, Bind(statement, i + 1, values[i]!.GetValue(row)));
                }

                Require(database, raw.sqlite3_step(statement));
                touched += raw.sqlite3_changes(database);
                Require(database, raw.sqlite3_reset(statement));
            }

            return touched;
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        _ => raw.sqlite3_bind_int64(statement, place, (long)value),
    };

    private static void Require(sqlite3 database, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
