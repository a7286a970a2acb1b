using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>
/// Runs one prepared statement for many rows. Where the database is in the process there is no round trip to save: parsing a
/// statement again for each row, or a long one for many, costs more than the rows.
/// </summary>
internal static partial class PreparedRows
{
    private static readonly HashSet<Type> Plain = [typeof(string), typeof(byte[]), typeof(int), typeof(long), typeof(int?), typeof(long?)];

    /// <summary>Gives the rows touched, or null where the values are of other types than the database's own.</summary>
    /// <param name="connection">The open connection.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="sql">A statement whose parameters are properties of the rows.</param>
    /// <param name="rows">Objects of one type.</param>
    public static int? TryExecute(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        (string Name, PropertyInfo? Property)[] values =
        [
            .. Parameter().Matches(sql).Select(p => p.Value).Distinct(StringComparer.Ordinal)
                .Select(n => (n, rows[0].GetType().GetProperty(n[1..], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase))),
        ];
        if (Array.Exists(values, v => v.Property is null || !Plain.Contains(v.Property.PropertyType)))
        {
            return null;
        }

        using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        DbParameter[] parameters = [.. values.Select(v => Add(command, v.Name))];
        int touched = 0;
        foreach (object row in rows)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = values[i].Property!.GetValue(row) ?? DBNull.Value;
            }

            touched += command.ExecuteNonQuery();
        }

        return touched;
    }

    private static DbParameter Add(DbCommand command, string name)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
