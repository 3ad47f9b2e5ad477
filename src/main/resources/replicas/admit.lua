-- Admits a batch of clients. A repeated call returns the first result.
-- ARGV: generation, replica, sequence, limit, number of clients; then, if there is a limit, the address and time of each.
local replica, limit, count = ARGV[2], tonumber(ARGV[4]), tonumber(ARGV[5])
local known = redis.call('HMGET', key, 'generation', 'restoring', 'admitted', 'batch:' .. replica)
if known[1] ~= ARGV[1] or known[2] then
	return { not known[2] and known[1] or '' }
end
if known[4] then
	local last, first, admitted = string.match(known[4], '^(%d+):(%d+):(%d+)$')
	if tonumber(ARGV[3]) <= tonumber(last) then
		return { known[1], first, admitted }
	end
end
local before = tonumber(known[3] or '0')
if limit > 0 then
	count = math.max(0, math.min(count, limit - before))
	for i = 1, count do
		set('client:' .. (before + i), replica .. '|' .. ARGV[5 + i])
	end
end
redis.call('HSET', key, 'admitted', before + count, 'batch:' .. replica,
	ARGV[3] .. ':' .. (before + 1) .. ':' .. count)
return { known[1], tostring(before + 1), tostring(count) }
