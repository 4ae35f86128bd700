using AngleSharp.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>Visits all nodes under one in document order, in linear time and without recursion.</summary>
/// <remarks>Asking a node for its next sibling costs a search among all siblings in this document model; a position per open node does not.</remarks>
internal static class DomWalk
{
    /// <param name="root">Not visited itself.</param>
    /// <param name="enter">Called for each node; true when its children are to be visited.</param>
    /// <param name="leave">Called after the children of each node for which <paramref name="enter"/> said true.</param>
    public static void Visit(INode root, Func<INode, bool> enter, Action<INode> leave)
    {
        Stack<(INode Node, int Next)> open = new();
        open.Push((root, 0));
        while (open.TryPop(out (INode Node, int Next) top))
        {
            if (top.Next >= top.Node.ChildNodes.Length)
            {
                if (top.Node != root) leave(top.Node);
                continue;
            }

            open.Push((top.Node, top.Next + 1));
            INode child = top.Node.ChildNodes[top.Next];
            if (enter(child)) open.Push((child, 0));
        }
    }
}
