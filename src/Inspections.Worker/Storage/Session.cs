using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>
/// One transaction. Statements are constants, the same for every dialect, and take parameters only: a statement that is put
/// together when it runs does not compile.
/// </summary>
internal sealed class Session(DbConnection connection, DbTransaction transaction, bool mayWrite)
{
    public IReadOnlyList<T> Query<T>([ConstantExpected] string sql, object? parameters = null) =>
        [.. connection.Query<T>(sql, parameters, transaction)];

    public T? Find<T>([ConstantExpected] string sql, object? parameters = null) =>
        connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    /// <summary>Runs the statement, once per item where <paramref name="parameters"/> is a list; gives the rows touched.</summary>
    public int Execute([ConstantExpected] string sql, object? parameters = null) => mayWrite
        ? connection.Execute(sql, parameters, transaction)
        : throw new InvalidOperationException("a transaction that was begun to read cannot write");
}
