using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>Makes objects of the rows of a reader, as Dapper makes them of the rows of a statement.</summary>
internal static class ReadRows
{
    /// <summary>Those of the result that the reader stands at.</summary>
    public static List<T> Of<T>(DbDataReader reader)
    {
        Func<DbDataReader, object> parse = reader.GetRowParser(typeof(T));
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(Value<T>(parse(reader)));
        }

        return rows;
    }

    private static T Value<T>(object? value) => value switch
    {
        null or DBNull => default!,
        T known => known,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };
}
