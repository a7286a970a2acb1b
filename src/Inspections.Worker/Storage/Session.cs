using System.Data.Common;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>One transaction. Statements are the same for every dialect and take parameters only.</summary>
internal sealed class Session(DbConnection connection, DbTransaction transaction)
{
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) =>
        [.. connection.Query<T>(sql, parameters, transaction)];

    public T? Find<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    /// <summary>Runs the statement, once per item where <paramref name="parameters"/> is a list; gives the rows touched.</summary>
    public int Execute(string sql, object? parameters = null) =>
        connection.Execute(sql, parameters, transaction);
}
